import { describe, it } from '@jest/globals';
import * as c from '../../../src/domain/initiatives/carrying-out.events.js';
import * as d from '../../../src/domain/initiatives/initiative.events.js';
import * as p from '../../../src/domain/initiatives/preparation.events.js';
import { given } from '../given.js';
import { OPERATIONAL } from '../spotless.js';
import { step } from '../told.js';
import { HEAD_OF_SCHOOLS } from '../world.js';

const TODAY = '2025-06-30';
const operational = given(OPERATIONAL);
const of = (kind: string) => operational.but('need', { kind, category: 'no-system', systemId: undefined });

describe('an order', () => {
  const order = given({
    need: step(
      d.NeedReported,
      {
        title: 'Två nya skrivare',
        category: 'no-system',
        kind: 'order',
        administration: 'Utbildningskontoret',
        businessNeed: 'Skrivarna är slut.',
        expectedEffect: 'Papper kommer ut.',
        reportedBy: HEAD_OF_SCHOOLS,
        reporterCapacity: 'head-of-operation',
        goalRefs: ['UN-2025-3'],
        orderKind: 'printer',
      },
      '2025-05-12',
    ),
    forwarded: step(
      p.InformationForwarded,
      { recipients: ['IT-styrgruppen', 'Utbildningskontoret'] },
      '2025-05-13',
    ),
  });

  it('S039: belongs to the service desk, and to nothing else', () => {
    order.on(TODAY).finds(['orders-go-to-service-desk']);
    order
      .and('closed', step(d.InitiativeClosed, { outcome: 'service-desk' }, '2025-05-14'))
      .on(TODAY)
      .finds(['orders-go-to-service-desk']);
  });

  it('S039: is none when something else is to be done', () => {
    order.but('need', { kind: 'development', orderKind: undefined }).on(TODAY).finds([]);
  });
});

describe('equipment', () => {
  const equipment = of('equipment');

  it('S044: is found when it is paid for otherwise than by renting it', () => {
    equipment.on(TODAY).finds(['equipment-is-rented']);
    equipment.but('financed', { principle: 'rental' }).on(TODAY).finds([]);
  });

  it('S044: says nothing of telephony, which the guideline does not list as rented (A31)', () => {
    equipment.but('need', { equipmentClass: 'telephony' }).on(TODAY).finds([]);
    equipment.but('need', { equipmentClass: 'screen' }).on(TODAY).finds(['equipment-is-rented']);
  });

  it('S044: is rented without anybody having approved it', () => {
    equipment.without('decided').but('financed', { principle: 'rental' }).on(TODAY).finds([]);
  });

  it('S044: is what the rental system pays for, and nothing else', () => {
    const found = operational.but('financed', { principle: 'rental' }).on(TODAY);
    found.finds(['equipment-is-rented']);
    found.says('equipment-is-rented', ['Hyressystemet finansierar något annat än utrustning.']);
  });

  it('S044: may be rented when it was chosen as a product', () => {
    of('product-choice').but('financed', { principle: 'rental' }).on(TODAY).finds([]);
  });
});

describe('a choice of product', () => {
  const product = of('product-choice');
  const referred = step(
    p.ProductChoiceReferred,
    { body: 'it-preparatory-group', meetingDate: '2025-03-12' },
    '2025-03-12',
  );
  const alone = product
    .without('anchored')
    .and(
      'waived',
      step(
        p.ReferralWaived,
        { body: 'it-preparatory-group', reasons: 'Bråttom.', assessingOffice: 'it-strategist' },
        '2025-03-01',
      ),
    );

  it('S087: is found when the preparatory group was not heard before it', () => {
    alone.on(TODAY).finds(['product-choice-referred-first']);
    alone
      .and('referred', { ...referred, at: '2025-05-07' })
      .on(TODAY)
      .finds(['product-choice-referred-first']);
  });

  it('S087: is found when it was bought without having been decided', () => {
    alone
      .without('decided', 'financed', 'closed')
      .and(
        'bought',
        step(c.ProcurementLinked, { procurement: 'UPP 1', procurementForm: 'call-off' }, '2025-04-30'),
      )
      .on(TODAY)
      .finds(['product-choice-referred-first']);
  });

  it('S087: is not found when the group was asked as reference group, or anchored it, or when it was rejected', () => {
    alone.and('referred', referred).on(TODAY).finds([]);
    product.on(TODAY).finds([]);
    alone.without('financed', 'closed').but('decided', { outcome: 'rejected' }).on(TODAY).finds([]);
  });
});

describe('an e-service', () => {
  const service = operational
    .but('need', { kind: 'e-service' })
    .and('web', step(d.PartyContacted, { party: 'communications' }, '2025-01-24'))
    .and('informant', step(d.PartyContacted, { party: 'informants' }, '2025-01-25'))
    .and('accessible', step(p.AccessibilityAssessed, { accessibility: 'full' }, '2025-06-10'));

  it('S056: is found when the operation’s information officer was not contacted', () => {
    const found = service.without('informant').on(TODAY);
    found.finds(['communicators-contacted-for-web']);
    found.says('communicators-contacted-for-web', [
      'Verksamhetens informatör har inte kontaktats före beslutet om e-tjänsten.',
    ]);
  });

  it('S060: is found when the communications department was contacted after the decision', () => {
    const found = service.moved('web', '2025-04-24').on(TODAY);
    found.finds(['communicators-contacted-for-web']);
    found.says('communicators-contacted-for-web', [
      'Kommunikationsavdelningen har inte kontaktats före beslutet om e-tjänsten.',
    ]);
  });

  it('S060: is found when it is in use and nobody has assessed its accessibility', () => {
    service.without('accessible').on(TODAY).finds(['accessibility-assessed-for-web']);
    service.without('accessible', 'closed').on(TODAY).finds([]);
    service.without('accessible').but('closed', { outcome: 'discontinued' }).on(TODAY).finds([]);
  });

  it('S060: is one also when it is called something else and delivered as one', () => {
    operational
      .and('more', step(p.NeedSupplemented, { deliveryForm: 'e-service' }, '2025-01-12'))
      .on(TODAY)
      .finds(['accessibility-assessed-for-web', 'communicators-contacted-for-web']);
  });

  it('S056, S060: are asked of the website too, whatever kind the initiative is', () => {
    const found = operational.but('need', { systemId: 'website' }).on(TODAY);
    found.says('communicators-contacted-for-web', [
      'Kommunikationsavdelningen har inte kontaktats före beslutet om webbplatsen.',
      'Verksamhetens informatör har inte kontaktats före beslutet om webbplatsen.',
    ]);
    found.says('accessibility-assessed-for-web', [
      'Initiativet är avslutat som genomfört utan att webbplatsens tillgänglighet har bedömts.',
    ]);
  });

  it('S060: needs no contact when the website’s own owner reports, or the director was consulted', () => {
    const informants = ['Verksamhetens informatör har inte kontaktats före beslutet om webbplatsen.'];
    const website = operational.but('need', { systemId: 'website' });
    website
      .but('need', { reporterCapacity: 'system-owner' })
      .on(TODAY)
      .says('communicators-contacted-for-web', informants);
    const director = step(d.ConsultationHeld, { consultedOffice: 'communications-director' }, '2025-01-24');
    website.and('director', director).on(TODAY).says('communicators-contacted-for-web', informants);
    operational
      .but('need', { kind: 'e-service', reporterCapacity: 'system-owner' })
      .on(TODAY)
      .says('communicators-contacted-for-web', [
        'Kommunikationsavdelningen har inte kontaktats före beslutet om e-tjänsten.',
        'Verksamhetens informatör har inte kontaktats före beslutet om e-tjänsten.',
      ]);
  });

  it('S056, S060: is not found when all of it was done, nor when it was rejected', () => {
    service.on(TODAY).finds([]);
    service
      .without('web', 'informant', 'financed', 'closed')
      .but('decided', { outcome: 'rejected' })
      .on(TODAY)
      .finds([]);
  });
});

describe('a network of one’s own', () => {
  const apart = operational.but('need', { kind: 'network', separateNetwork: true });
  const principled = step(
    p.CategoryAssessed,
    { category: 'operational', principled: true, assessingOffice: 'it-strategist' },
    '2025-02-01',
  );

  it('S140: is found when it was approved as an everyday matter', () => {
    apart.on(TODAY).finds(['separate-network-is-matter-of-principle']);
  });

  it('S140: is found when it was bought without anybody having approved it', () => {
    apart
      .without('decided', 'financed', 'closed')
      .and(
        'bought',
        step(c.ProcurementLinked, { procurement: 'UPP 1', procurementForm: 'call-off' }, '2025-04-30'),
      )
      .on(TODAY)
      .finds(['separate-network-is-matter-of-principle']);
  });

  it('S140: is not found when the steering group decided it as a matter of principle', () => {
    apart.and('principled', principled).on(TODAY).finds([]);
    apart
      .and('principled', principled)
      .and(
        'bought',
        step(c.ProcurementLinked, { procurement: 'UPP 1', procurementForm: 'call-off' }, '2025-04-30'),
      )
      .on(TODAY)
      .finds([]);
  });

  it('S140: is approved by the steering group whatever its size, as other purchases are (A10)', () => {
    apart
      .but('need', { separateNetwork: false })
      .and(
        'size',
        step(p.ChangeSizeAssessed, { size: 'minor', assessingOffice: 'it-strategist' }, '2025-02-01'),
      )
      .but('decided', { forum: 'chief-executive', meetingDate: undefined })
      .on(TODAY)
      .finds(['operational-decided-by-steering-group']);
  });

  it('S140: is not found in the municipality’s own network, nor when it was rejected', () => {
    apart.but('need', { separateNetwork: false }).on(TODAY).finds([]);
    apart.without('financed', 'closed').but('decided', { outcome: 'rejected' }).on(TODAY).finds([]);
  });
});

describe('a company’s need', () => {
  it('S159: is found when it does not say which company or who pays', () => {
    operational.but('need', { origin: 'company' }).on(TODAY).finds(['company-need-names-payer']);
    operational.but('need', { company: 'energy-company' }).on(TODAY).finds(['company-need-names-payer']);
    operational
      .but('need', { origin: 'company', payer: 'Norrvikens Energi AB' })
      .on(TODAY)
      .finds(['company-need-names-payer']);
  });

  it('S159: is not found when both are said, also afterwards', () => {
    operational
      .but('need', { origin: 'company', company: 'energy-company' })
      .and('more', step(p.NeedSupplemented, { payer: 'Norrvikens Energi AB' }, '2025-01-12'))
      .on(TODAY)
      .finds([]);
    operational.but('need', { origin: 'operations' }).on(TODAY).finds([]);
  });
});
